namespace TraceEngine.Query;

/// <summary>Checks the settings of one part of the configuration and keeps everything that is wrong.</summary>
/// <param name="part">The part, such as <c>Query:Cache</c>.</param>
internal sealed class SettingRanges(string part)
{
    private readonly List<string> _faults = [];

    /// <summary>What is wrong, in Chinese and English.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Checks one setting; both bounds are allowed values.</summary>
    public void Check<T>(string setting, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            _faults.Add($"设置 {part}:{setting} 为 {value}，应在 {least} 与 {most} 之间 / "
                + $"setting {part}:{setting} is {value}, it must be between {least} and {most}.");
        }
    }
}
