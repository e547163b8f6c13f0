-- What the company has laid down belongs to what decisions ask of it.
CREATE TRIGGER "settings_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "settings" FOR EACH STATEMENT EXECUTE FUNCTION "company_changed"();

-- Fails the statement of whoever decided by a company that has changed since.
CREATE FUNCTION "company_is"(expected bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF (SELECT "version" FROM "company_version") <> expected THEN
    RAISE EXCEPTION 'The company has changed since it was read.' USING ERRCODE = 'CC001';
  END IF;
  RETURN true;
END $$;
