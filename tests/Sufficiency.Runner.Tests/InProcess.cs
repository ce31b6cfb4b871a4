using System.Text;
using Sufficiency.Runner.Commands;

namespace Sufficiency.Runner.Tests;

/// <summary>What a command line printed and returned.</summary>
internal sealed record Ran(int ExitCode, string Output, string Error);

/// <summary>Runs command lines in this process, in a folder of their own.</summary>
internal sealed class InProcess : IDisposable
{
    /// <summary>The folder the command runs in.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("sufficiency-").FullName;

    /// <summary>The small data pack of these tests.</summary>
    public static string SmallPack => Path.Combine(AppContext.BaseDirectory, "Packs", "small");

    /// <summary>Runs a command line.</summary>
    public async Task<Ran> RunAsync(string[] arguments, CancellationToken cancellation = default)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = new CommandContext(output, error, false, AppContext.BaseDirectory, Folder, TimeProvider.System, ShowsDetails: true);
        var exitCode = await Commands.CommandLine.RunAsync(arguments, context, cancellation);
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command line and stops it when it says that it has come to a stage.</summary>
    public async Task<Ran> RunUntilAsync(string stage, string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        using var output = new StringWriter();
        using var error = new StoppingWriter(stage, stop);
        var context = new CommandContext(output, error, false, AppContext.BaseDirectory, Folder, TimeProvider.System, ShowsDetails: true);
        var exitCode = await Commands.CommandLine.RunAsync(arguments, context, stop.Token);
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command line on a copy of the small pack in which one file is changed.</summary>
    public async Task<Ran> RunOnChangedPackAsync(string command, string file, Func<string, string> change)
    {
        var pack = Path.Combine(Folder, "pack");
        Directory.CreateDirectory(pack);
        foreach (var source in Directory.EnumerateFiles(SmallPack))
            File.Copy(source, Path.Combine(pack, Path.GetFileName(source)), overwrite: true);
        var path = Path.Combine(pack, file);
        await File.WriteAllTextAsync(path, change(await File.ReadAllTextAsync(path)), new UTF8Encoding(false));
        return await RunAsync([command, "--data", "pack"]);
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private sealed class StoppingWriter(string stage, CancellationTokenSource stop) : StringWriter
    {
        /// <inheritdoc />
        public override void Write(char value)
        {
            base.Write(value);
            StopAtStage();
        }

        /// <inheritdoc />
        public override void Write(char[] buffer, int index, int count)
        {
            base.Write(buffer, index, count);
            StopAtStage();
        }

        /// <inheritdoc />
        public override void Write(string? value)
        {
            base.Write(value);
            StopAtStage();
        }

        /// <inheritdoc />
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            StopAtStage();
        }

        private void StopAtStage()
        {
            if (ToString().TrimEnd().EndsWith(stage, StringComparison.Ordinal)) stop.Cancel();
        }
    }
}
