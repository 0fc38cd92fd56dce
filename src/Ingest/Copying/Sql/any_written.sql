-- A document may be corrected only while every attempt was refused whole: row -1 stands for that.
SELECT count(*)
FROM batches b
WHERE b.stream_id = $1 AND b.sequence < $2
  AND NOT EXISTS (SELECT 1 FROM batch_verdicts v WHERE v.stream_id = b.stream_id AND v.sequence = b.sequence AND v."row" = -1)
