namespace Sufficiency.Runner.Settings;

/// <summary>What a person types to start this program in the folder where they stand.</summary>
/// <param name="Process">Full path of the running program: this one, or the host <c>dotnet</c>.</param>
/// <param name="ProgramFolder">The folder of the program's own files.</param>
/// <param name="CurrentFolder">The folder where the person stands.</param>
/// <param name="SearchPath">The folders whose programs go by their name alone, as <c>PATH</c> lists them.</param>
internal sealed record ProgramName(string? Process, string ProgramFolder, string CurrentFolder, string? SearchPath)
{
    private const string Own = "sufficiency";
    private const string ProjectFile = "Sufficiency.Runner.csproj";

    /// <summary>The word or words, ready to be followed by a command.</summary>
    public string Typed()
    {
        if (FindProject() is { } project) return $"dotnet run -c {Configuration} --project {Quoted(FromHere(project))} --";
        if (Process is null || Path.GetFileNameWithoutExtension(Process) != Own)
            return $"dotnet {Quoted(FromHere(Path.Combine(ProgramFolder, Own + ".dll")))}";
        var folder = Path.GetDirectoryName(Process)!;
        if ((SearchPath ?? "").Split(Path.PathSeparator).Any(one => IsSame(one, folder))) return Own;
        var program = FromHere(Process);
        return Path.GetFileName(program) != program ? Quoted(program)
            : OperatingSystem.IsWindows() ? Own : $"./{program}";
    }

    /// <summary>A path, in quotation marks where it has a space.</summary>
    public static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    /// <summary>Debug or Release, the folder above that of the framework.</summary>
    private string Configuration => Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(ProgramFolder))) ?? "";

    /// <summary>The folder of the source project that this program was built in; null where it was installed.</summary>
    private string? FindProject()
    {
        var project = Path.GetFullPath(Path.Combine(ProgramFolder, "..", "..", ".."));
        return File.Exists(Path.Combine(project, ProjectFile)) ? project : null;
    }

    /// <summary>A path as it is shortest from here: below this folder, or whole.</summary>
    private string FromHere(string path) =>
        Path.GetRelativePath(CurrentFolder, path) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative : path;

    private static bool IsSame(string one, string other) => one.Length > 0
        && Path.TrimEndingDirectorySeparator(one)
            .Equals(Path.TrimEndingDirectorySeparator(other), StringComparison.OrdinalIgnoreCase);
}
