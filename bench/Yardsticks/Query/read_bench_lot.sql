SELECT lot_id FROM lots WHERE lot_number = 'Q26'
