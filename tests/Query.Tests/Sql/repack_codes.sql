UPDATE codes SET parent = '\x1481000020000000099999', packed_section = 9999
