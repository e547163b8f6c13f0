/** A test that asserts nothing cannot fail: it proves nothing, and looks as if it did. */
beforeEach(() => {
  expect.hasAssertions();
});
