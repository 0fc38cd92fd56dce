namespace TraceEngine.Storage.Databases;

/// <summary>The server would lose acked batches in a power cut. Names every setting, its value and the way out.</summary>
public sealed class DurabilityException(IReadOnlyList<DurabilityProblem> problems) : Exception(Render(problems))
{
    /// <summary>At least one.</summary>
    public IReadOnlyList<DurabilityProblem> Problems { get; } = problems;

    private static string Render(IReadOnlyList<DurabilityProblem> problems)
    {
        var found = string.Join(", ", problems.Select(problem => $"{problem.Setting} = {problem.Found}"));
        var wanted = string.Join(", ", problems.Select(problem => $"{problem.Setting} = {problem.Wanted}"));
        return $"数据库服务器不能保证已确认的数据不丢失：{found}，请在服务器上设置 {wanted}，"
            + "或用 --allow-unsafe 明确接受风险 / "
            + $"the database server may lose acknowledged data: {found}; set {wanted} on the server, "
            + "or accept the risk with --allow-unsafe";
    }
}
