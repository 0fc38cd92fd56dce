namespace TraceEngine.Functional.Tests.Kit;

/// <summary>What the proxy does with a message it was told to look for.</summary>
internal enum ProxyCut
{
    /// <summary>The server never gets it; both ends see a lost connection.</summary>
    BeforeServer,

    /// <summary>The server gets it and works on it; the client never hears.</summary>
    Forwarded,

    /// <summary>The server gets it and answers; the client never hears.</summary>
    AfterAnswer,

    /// <summary>The server never gets it and keeps waiting: a silent client. The client sees a lost connection.</summary>
    Held,
}
