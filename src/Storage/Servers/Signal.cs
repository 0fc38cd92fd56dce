namespace TraceEngine.Storage.Servers;

/// <summary>The few signals this room sends (numbers are the same on every Linux architecture).</summary>
internal enum Signal
{
    Probe = 0,
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
}
