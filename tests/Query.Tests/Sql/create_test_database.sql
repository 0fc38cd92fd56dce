-- The test puts its own name in place of test_name: a utility statement takes no parameters.
CREATE DATABASE test_name
