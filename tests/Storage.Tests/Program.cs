using TraceEngine.Storage.Tests;
using TraceEngine.Storage.Tests.Servers;
using Xunit.MicrosoftTestingPlatform;

return args is [HostProcess.Argument, var dataFolder]
    ? await HostProcess.PlayAsync(dataFolder)
    : await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
