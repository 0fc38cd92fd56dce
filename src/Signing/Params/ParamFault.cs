namespace TraceEngine.Signing.Params;

/// <summary>One thing wrong with a <c>param</c>.</summary>
/// <param name="Row">Place of the object in its list, from 1; 0 for the outermost.</param>
/// <param name="Field">Name on the wire, with the list it is in.</param>
/// <param name="MessageZh">What is wrong and what to do, in Chinese.</param>
/// <param name="MessageEn">The same in English.</param>
internal sealed record ParamFault(int Row, string Field, string MessageZh, string MessageEn);
