using TraceEngine.Load;

return await LoadCommandLine.Create().Parse(args).InvokeAsync();
