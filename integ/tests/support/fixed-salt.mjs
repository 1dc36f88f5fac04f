// The assertions of a test are salted with the time, which would change its snapshot at every run. Stacks are always new here, so the salt
// has nothing to do.
Date.now = () => 1_700_000_000_000;
