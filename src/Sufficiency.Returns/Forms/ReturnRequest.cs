using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>What is asked of a return.</summary>
/// <param name="Form">Name of the return, such as scap.</param>
/// <param name="Runs">Folders of runs: one, or several of one sweep for the spread.</param>
public sealed record ReturnRequest(string Form, IReadOnlyList<string> Runs)
{
    /// <summary>Folder of the run whose do-minimum is the unmitigated figure; null for each run's own.</summary>
    public string? Against { get; init; }

    /// <summary>Year or version of the form; null for the newest.</summary>
    public string? Version { get; init; }

    /// <summary>The age to count by; null for the form's own.</summary>
    public AgeChoice? Age { get; init; }

    /// <summary>Numbers of pupils under this are hidden, with all that would give them back; null hides nothing.</summary>
    public int? SuppressUnder { get; init; }
}
