namespace TraceEngine.Ingest.Tests.Model;

/// <summary>Where a transaction of the model stands.</summary>
internal enum TransactionState
{
    /// <summary>Takes statements.</summary>
    Open,

    /// <summary>A statement failed: only a rollback is taken.</summary>
    Failed,

    /// <summary>Its connection is gone, but the server still holds its locks.</summary>
    Lost,

    /// <summary>Committed.</summary>
    Committed,

    /// <summary>Rolled back.</summary>
    RolledBack,
}
