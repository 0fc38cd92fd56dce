using TraceEngine.Bench.Commands;

return await BenchCommandLine.Create().Parse(args).InvokeAsync();
