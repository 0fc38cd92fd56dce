using TraceEngine.Drills;
using TraceEngine.Drills.KillClient;
using TraceEngine.Drills.Kit;
using Xunit.MicrosoftTestingPlatform;

return args switch
{
    [ClientProgram.Argument, .. var rest] => await ClientProgram.PlayAsync(rest),
    [['-', ..], ..] or [] when !DrillCommand.AsksForHelp(args) =>
        await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    _ => await DrillCommand.RunAsync(args),
};
