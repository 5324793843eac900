# The day on which the demonstration brand in content/ and principles/ is checked and built: 22 November 2026, in seconds since 1970.
# It is fixed so that the evidence, reviews and waivers of the demonstration stay as the documentation shows them.
# Delete this file when you replace the demonstration with records of your own; they are then judged by the last commit and the clock.
SOURCE_DATE_EPOCH ?= 1795305600
ON_ITS_DAY := SOURCE_DATE_EPOCH=$(SOURCE_DATE_EPOCH)
