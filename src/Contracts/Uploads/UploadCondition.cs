namespace TraceEngine.Contracts.Uploads;

/// <summary>A case that other fields of the same document decide.</summary>
/// <param name="Field">The deciding field, by its target; null when only <paramref name="UnlessGiven"/> decides.</param>
/// <param name="Values">The values of that field that make the case.</param>
/// <param name="UnlessGiven">
/// The case is not there when all of these fields, by their targets, are given; empty = no such exception.
/// </param>
public sealed record UploadCondition(string? Field, IReadOnlyList<string> Values, IReadOnlyList<string> UnlessGiven)
{
    /// <summary>The case that a field, by its target, has one of some values.</summary>
    public static UploadCondition When(string field, params string[] values) => new(field, values, []);

    /// <summary>The case that not all of some fields, by their targets, are given.</summary>
    public static UploadCondition Without(params string[] fields) => new(null, [], fields);

    /// <summary>Whether this is the case.</summary>
    /// <param name="valueOf">The value of a field by its target; empty when not given.</param>
    public bool Holds(Func<string, string> valueOf) =>
        (Field is null || Values.Contains(valueOf(Field)))
        && (UnlessGiven.Count == 0 || UnlessGiven.Any(field => valueOf(field).Length == 0));
}
