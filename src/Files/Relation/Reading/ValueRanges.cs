using System.Runtime.CompilerServices;

namespace TraceEngine.Files.Relation.Reading;

/// <summary>One range per <see cref="CodeSlot"/>.</summary>
[InlineArray((int)CodeSlot.Unknown)]
internal struct ValueRanges
{
    private ValueRange _first;
}
