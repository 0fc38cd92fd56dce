using Microsoft.Extensions.Options;

namespace TraceEngine.Query;

/// <summary>Says everything that is wrong with the settings of the read side at once.</summary>
internal sealed class QueryOptionsValidator : IValidateOptions<QueryOptions>
{
    public ValidateOptionsResult Validate(string? name, QueryOptions options)
    {
        var errors = new List<string>();
        Check(nameof(options.ContentNodeBudget), options.ContentNodeBudget, 1, 10_000_000);
        Check(nameof(options.DepthLimit), options.DepthLimit, 1, 64);
        Check(nameof(options.KeysPerStatement), options.KeysPerStatement, 1, 10_000);
        Check(nameof(options.ParentsPerStatement), options.ParentsPerStatement, 1, 10_000);
        Check(nameof(options.CallTimeout), options.CallTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5));
        Check(nameof(options.PoolSizeAtMost), options.PoolSizeAtMost, 1, 1_000);
        Check(nameof(options.RetryDelay), options.RetryDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5));
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Check<T>(string setting, T value, T least, T most)
            where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
            {
                errors.Add($"设置 Query:{setting} 为 {value}，应在 {least} 与 {most} 之间 / "
                    + $"setting Query:{setting} is {value}, it must be between {least} and {most}.");
            }
        }
    }
}
