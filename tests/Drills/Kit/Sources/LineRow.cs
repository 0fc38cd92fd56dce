namespace TraceEngine.Drills.Kit.Sources;

/// <summary>A row as a line sends it.</summary>
internal readonly record struct LineRow(string Code, byte Level, string Parent = "");
