UPDATE keys SET secret = (SELECT secret FROM keys WHERE ak = $2) WHERE ak = $1
