using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Sweeps.Storage;

/// <summary>The folder of a comparison. Solved cells lie in a hidden folder of the sweep, tables in <c>compare</c>. One process at a time
/// writes there.</summary>
internal sealed class ComparisonFolder : IDisposable
{
    public const string Name = "compare";
    private const string Advice =
        "A comparison is kept beside its sweep: free some space and make that folder yours to write, or compare a copy of it.";
    private readonly FileStream gate;

    private ComparisonFolder(string sweep, string kept, FileStream gate)
    {
        (this.gate, KeptPath) = (gate, kept);
        Target = Path.Combine(sweep, Name);
    }

    /// <summary>Where what is solved is kept.</summary>
    public string KeptPath { get; }

    /// <summary>Where the tables stand when all are written.</summary>
    public string Target { get; }

    /// <summary>Opens the folder of a sweep for comparing; puts right what a comparison that was killed left.</summary>
    /// <exception cref="RunFolderException">Another comparison is under way there, or it cannot be written to.</exception>
    public static ComparisonFolder Open(string sweep)
    {
        sweep = Path.TrimEndingDirectorySeparator(Path.GetFullPath(sweep));
        return RunFolderFaults.Explain(
            sweep,
            () =>
            {
                var kept = Directory.CreateDirectory(Path.Combine(sweep, SweepFolder.Hidden, Name)).FullName;
                var held = FolderLock.Take(kept,
                    $"A comparison is under way in {sweep}. Wait for it: what it solves is kept, and this one can use it.");
                FolderSwap.Clear(sweep, Name);
                var folder = new ComparisonFolder(sweep, kept, held);
                folder.RefuseOthersFiles();
                return folder;
            },
            Advice);
    }

    /// <summary>Keeps something that was solved; nothing of it is seen before it is whole.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public void Keep<T>(string name, T value)
        where T : class => Write(Path.Combine(KeptPath, name), () => AtomicFile.Keep(Path.Combine(KeptPath, name), value));

    /// <summary>What was kept under a name; null if there is nothing, or if it was damaged.</summary>
    public T? Find<T>(string name)
        where T : class => AtomicFile.Find<T>(Path.Combine(KeptPath, name));

    /// <summary>Writes the tables anew, all at once.</summary>
    /// <param name="write">Writes them into the folder it is given.</param>
    /// <exception cref="RunFolderException">The disk refuses; the tables of before stand there.</exception>
    public void WriteTables(Action<string> write) => Write(Target, () =>
    {
        var working = Directory.CreateDirectory(FolderSwap.PartialPath(Target, 1)).FullName;
        write(working);
        FolderSwap.Replace(working, Target, replaces: true);
    });

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    private void RefuseOthersFiles()
    {
        if (!Directory.Exists(Target)) return;
        var others = Directory.EnumerateFileSystemEntries(Target).Select(entry => Path.GetFileName(entry))
            .Where(name => !name.EndsWith(".parquet", StringComparison.Ordinal) && name != SchemaFile.Name).ToList();
        if (others.Count == 0) return;
        gate.Dispose();
        throw new RunFolderException($"{Target} is written anew by every comparison and holds other files "
            + $"too: {string.Join(", ", others)}. Move them elsewhere first.");
    }

    private static void Write(string target, Action write) => RunFolderFaults.Explain(target, write, Advice);
}
