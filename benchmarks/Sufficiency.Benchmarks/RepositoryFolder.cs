using System.ComponentModel;
using System.Diagnostics;

namespace Sufficiency.Benchmarks;

/// <summary>The folder of the repository that this program was built in: its data and its tables lie there.</summary>
internal static class RepositoryFolder
{
    private static readonly string Root = Find();

    /// <summary>A path inside it.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The commit that is checked out, in short; "-dirty" follows where files have changed.</summary>
    /// <param name="folder">Another checkout; this repository if it is left out.</param>
    /// <exception cref="InvalidOperationException">Git does not tell.</exception>
    public static string ReadCommit(string? folder = null)
    {
        var start = new ProcessStartInfo("git") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { "-C", folder ?? Root, "describe", "--always", "--dirty", "--exclude=*" }) start.ArgumentList.Add(argument);
        try
        {
            using var git = Process.Start(start);
            var commit = git?.StandardOutput.ReadToEnd().Trim();
            git?.WaitForExit();
            if (git?.ExitCode == 0 && commit is { Length: > 0 }) return commit;
        }
        catch (Win32Exception)
        {
            // There is no git: said below.
        }

        throw new InvalidOperationException("git does not tell the commit of the build. Give it by --commit.");
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sufficiency.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException(
            "Sufficiency.sln was not found above the program. Run the benchmarks from the repository they were built in.");
    }
}
