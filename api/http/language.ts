import { type Request } from 'express';
import { type Language } from '../../domain/kernel/people';

/** The language a program asks for with Accept-Language; English when it does not say. */
export function languageOf(request: Request): Language {
  const wanted = request.acceptsLanguages('en', 'zh-CN', 'zh');
  return typeof wanted === 'string' && wanted.startsWith('zh') ? 'zh-CN' : 'en';
}
