using System.Diagnostics;
using System.Text.Json;

namespace Sufficiency.Runner.Tests;

/// <summary>The program as people start it, on a machine where the solver cannot be loaded.</summary>
public sealed class WithoutSolverTests : IDisposable
{
    private static readonly string Installed = Path.GetDirectoryName(typeof(ExitCode).Assembly.Location)!;
    private readonly InProcess program = new();

    private string Sweep => Path.Combine(AppContext.BaseDirectory, "Packs", "annexe.yaml");

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task APlanEndsWithThreeAndNoPage()
    {
        var broken = Break();
        foreach (string[] kind in new string[][] { [], ["--json"], ["--robust", Sweep] })
        {
            string[] data = kind is ["--robust", _] ? [] : ["--data", InProcess.SmallPack];
            AssertRefused(await StartAsync(broken, ["plan", .. data, .. kind, "--out", "out"]));
            Assert.False(Directory.Exists(Path.Combine(program.Folder, "out")));
        }
    }

    [Fact]
    public async Task ASweepAndAComparisonEndWithThreeAndNoPage()
    {
        var broken = Break();
        AssertRefused(await StartAsync(broken, ["sweep", Sweep, "--out", "refused"]));
        Assert.False(Directory.Exists(Path.Combine(program.Folder, "refused")));

        Assert.Equal(ExitCode.Done, (await program.RunAsync(["sweep", Sweep, "--out", "solved"])).ExitCode);
        AssertRefused(await StartAsync(broken, ["compare", "solved"]));
        Assert.False(Directory.Exists(Path.Combine(program.Folder, "solved", "compare")));
    }

    [Fact]
    public async Task WithTheSolverNothingButJsonIsOnOutputWhateverNativeCodePrints()
    {
        var ran = await StartAsync(typeof(ExitCode).Assembly.Location, ["plan", "--data", InProcess.SmallPack, "--json", "--out", "out"]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.Equal("within_gap", JsonDocument.Parse(ran.Output).RootElement.GetProperty("status").GetString());
    }

    private static void AssertRefused(Ran ran)
    {
        Assert.Equal(ExitCode.OurFault, ran.ExitCode);
        Assert.Empty(ran.Output);
        Assert.Contains("OR-Tools cannot run on this machine", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Install Sufficiency again", ran.Error, StringComparison.Ordinal);
    }

    /// <summary>A copy of the program whose OR-Tools library is no library; returns the copy to start.</summary>
    private string Break()
    {
        var copy = Directory.CreateDirectory(Path.Combine(program.Folder, "program")).FullName;
        foreach (var file in Directory.EnumerateFiles(Installed, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(Installed, file);
            var name = Path.GetFileName(relative);
            var isNative = relative.StartsWith("runtimes", StringComparison.Ordinal);
            if (!isNative && relative.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)) continue;
            var target = Path.Combine(copy, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (isNative) File.WriteAllText(target, "no library");
            else if (name.EndsWith(".dll", StringComparison.Ordinal) || name.EndsWith(".json", StringComparison.Ordinal))
                File.Copy(file, target);
        }

        return Path.Combine(copy, Path.GetFileName(typeof(ExitCode).Assembly.Location));
    }

    private async Task<Ran> StartAsync(string assembly, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = program.Folder,
        };
        foreach (var argument in arguments.Prepend(assembly)) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }
}
