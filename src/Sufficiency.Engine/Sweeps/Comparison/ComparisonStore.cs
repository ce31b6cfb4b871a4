using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.Storage;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>What a comparison has solved. It is kept beside the sweep, so that a comparison that was stopped goes on.</summary>
/// <param name="folder">Where it is kept.</param>
/// <param name="sweep">The sweep.</param>
/// <param name="areas">How finely its homes lie.</param>
/// <param name="limits">Gap and time of each plan.</param>
/// <param name="reference">The plan whose answers other plans start from.</param>
internal sealed class ComparisonStore(ComparisonFolder folder, SweepPlan sweep, AreaLevel areas, SolveLimits limits,
    PlanCandidate reference)
{
    /// <summary>The cell of a plan in a future; null where it is not solved yet.</summary>
    public ComparisonCell? Find(PlanCandidate plan, string future) => folder.Find<ComparisonCell>(NameOf(plan, future, ".json"));

    /// <summary>Keeps the cell of a plan in a future.</summary>
    public void Keep(PlanCandidate plan, string future, ComparisonCell cell) => folder.Keep(NameOf(plan, future, ".json"), cell);

    /// <summary>The start that the answer to a plan gives; null where there is none.</summary>
    public WarmStart? Start(PlanCandidate plan, string future) => folder.Find<WarmStart>(NameOf(plan, future, ".start.json"));

    /// <summary>Keeps the start that the answer to a plan gives.</summary>
    public void KeepStart(PlanCandidate plan, string future, WarmStart start) => folder.Keep(NameOf(plan, future, ".start.json"), start);

    private string NameOf(PlanCandidate plan, string future, string ending)
    {
        var pack = string.Concat(sweep.PackFiles.Select(file => file.Sha256));
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{ThisEngine.Version} {sweep.File.Sha256} {pack} {areas} {limits} {future} {plan.Signature} {reference.Signature}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32] + ending;
    }
}
