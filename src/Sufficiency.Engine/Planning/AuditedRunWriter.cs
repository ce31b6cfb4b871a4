using Sufficiency.Engine.Audit;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Planning;

/// <summary>Writes a run folder and audits it before it takes its name.</summary>
internal static class AuditedRunWriter
{
    /// <summary>Writes a run with the report of its audit.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="run">The content.</param>
    /// <param name="force">Whether an earlier run of that folder may be replaced.</param>
    /// <param name="cancellation">Stops between tables and leaves nothing behind.</param>
    /// <param name="finish">Called with the hidden folder and its record before the run takes its name; null for nothing.</param>
    /// <exception cref="RunFolderException">The folder cannot be written; earlier runs are as they were.</exception>
    public static WrittenRun Write(string folder, RunContents run, bool force, CancellationToken cancellation,
        Action<string, RunRecord>? finish = null) =>
        RunWriter.Write(folder, run, force, (path, unwritten) => PlanAudit.Check(new(path, unwritten)), cancellation, finish);
}
