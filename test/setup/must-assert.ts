/** A test without an assertion cannot fail and proves nothing, so it fails here. */
beforeEach(() => {
  expect.hasAssertions();
});
