using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Cautions;

/// <summary>Assumptions whose stated range changes the chosen schemes, the dearest change first.</summary>
internal sealed class WhatTurnsTheAnswer : ICautionCheck
{
    /// <inheritdoc />
    public IEnumerable<Caution> Look(CautionFacts facts) => facts.AssumptionChecks.Where(check => check.IsTurning)
        .OrderByDescending(check => check.RegretGbp ?? double.MaxValue).ThenBy(check => check.Path, StringComparer.Ordinal).ThenBy(check =>
            check.End, StringComparer.Ordinal)
        .Select(check => new Caution(
            "what_turns_the_answer", $"{check.Path} {check.End}", check.RegretGbp ?? 0.0,
            $"With {check.Name} at the {check.End} end of the range ({check.Value}) other schemes are best: {check.Changes}. "
            + (check.RegretGbp is { } regret
                ? $"Keeping this plan's schemes would then cost {CautionFacts.Millions(regret)} more, discounted and with penalties."
                : "This plan's schemes would not do there.")));
}
