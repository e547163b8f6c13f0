import { type Request } from 'express';
import { type Language } from '../../domain/kernel/people';

/** The language requested with Accept-Language; English by default. */
export function languageOf(request: Request): Language {
  const wanted = request.acceptsLanguages('en', 'zh-CN', 'zh');
  return typeof wanted === 'string' && wanted.startsWith('zh') ? 'zh-CN' : 'en';
}
