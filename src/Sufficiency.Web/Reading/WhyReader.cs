using Sufficiency.Engine.Explain;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>Answers of a run to the questions that people ask first.</summary>
internal static class WhyReader
{
    /// <summary>The answers; none if an earlier version wrote the run.</summary>
    /// <exception cref="RunFolderException">The folder holds no whole run.</exception>
    public static IReadOnlyList<Explanation> Standard(string folder)
    {
        if (!CanExplain(folder)) return [];
        using var explainer = new Explainer(folder);
        return explainer.StandardAnswers();
    }

    /// <summary>Whether a run has what answers need.</summary>
    public static bool CanExplain(string folder)
    {
        using var run = new RunQueries(folder);
        return Explainer.CanExplain(run);
    }
}
