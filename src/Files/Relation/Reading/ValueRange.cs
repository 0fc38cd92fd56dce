namespace TraceEngine.Files.Relation.Reading;

/// <summary>Where a value lies: in the tag, or in the scratch buffer when it had to be decoded or cleaned.</summary>
internal readonly record struct ValueRange(int Start, int Length, bool InScratch);
