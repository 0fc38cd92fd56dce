return await TraceEngine.Host.Commands.TraceCommandLine.RunAsync(args);
