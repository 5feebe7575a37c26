using CallCenter.CtiServer;
using CallCenter.CtiServer.Backups;
using CallCenter.CtiServer.Hosting;
using CallCenter.CtiServer.Options;
using CallCenter.CtiServer.Probing;
using CallCenter.IvrFlows.Library;
using CallCenter.Speech.Probing;

// a child process of the server: it tries a model that might take the process down
if (SpeechProbe.TryRun(args, out var probed))
{
    return probed;
}

var files = OpenFiles.Read();
if (files.Trouble is { } trouble)
{
    Console.Error.WriteLine($"error: {trouble}");
    return ExitCode.CannotStart;
}

var demo = args.Contains("--demo");
var backup = BackupCommand.Of(args);
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = [.. (backup?.Settings ?? args).Where(a => a is not "--demo")], ContentRootPath = Environment.CurrentDirectory,
});
builder.Configuration.ReadEnvironmentByName(Environment.GetEnvironmentVariables());
var (settings, errors) = SettingsReader.Read(builder.Configuration);
if (settings is null)
{
    foreach (var error in errors)
    {
        Console.Error.WriteLine($"error: {error}");
    }

    return ExitCode.BadSettings;
}

return args switch
{
    _ when backup is not null => backup.Run(settings, Console.Out, Console.Error),
    ["flows", "check", ..] => FlowsCheck.Run(settings.Flows.Directory, settings.PromptsDirectory, Console.Out),
    ["outbound", "check", ..] => OutboundCommand.Check(settings, Console.Out),
    ["outbound", "verify", ..] => await OutboundCommand.VerifyAsync(settings, Console.Out, Console.Error),
    ["probe", var file, ..] => await ProbeCommand.RunAsync(file, settings, Console.Out, Console.Error),
    ["prompts", "make", ..] => await PromptsCommand.RunAsync(settings),
    _ => await ServerHost.RunAsync(builder, settings, demo),
};
