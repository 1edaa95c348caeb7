"""A template of the county office, without any preparation: filled where its own words say what belongs."""
