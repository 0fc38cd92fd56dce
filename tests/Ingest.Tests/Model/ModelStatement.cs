namespace TraceEngine.Ingest.Tests.Model;

/// <summary>A statement on its way through the server.</summary>
internal sealed class ModelStatement(
    ModelProcess host, ModelTransaction? transaction, string what, Func<ModelTransaction?> attempt, TaskCompletionSource done)
{
    public ModelTransaction? Transaction { get; } = transaction;

    public string Name { get; } = transaction is null ? $"{host.Name}: {what}" : $"{host.Name} {transaction.Name}: {what}";

    public Func<ModelTransaction?> Attempt { get; } = attempt;

    public void Succeed()
    {
        Transaction?.Database.World.Log(Name);
        done.SetResult();
    }

    /// <summary>The transaction can only be rolled back now, as PostgreSQL has it.</summary>
    public void Fail(Exception exception)
    {
        Transaction?.Database.World.Log($"{Name} FAILS: {exception.Message}");
        Transaction?.StatementFailed();
        done.SetException(exception);
    }
}
