namespace TraceEngine.Query.Lineage;

/// <summary>A code inside a package that is walked.</summary>
/// <param name="Key">The code.</param>
/// <param name="Level">Its package level, 1 = smallest.</param>
/// <param name="Depth">Steps down, 1 = directly inside.</param>
/// <param name="ParentIndex">
/// The package it is directly in: first the packages that are walked are numbered from 0, then the items as they come.
/// </param>
internal readonly record struct ContentsItem(byte[] Key, int Level, int Depth, int ParentIndex);
