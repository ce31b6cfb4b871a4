using System.Globalization;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>A template has every figure that its kind needs, its ranges hold the figure, and its places can be taken.</summary>
internal sealed class TemplatesAreWhole : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        foreach (var row in pack.Rows("scheme_template_figures")) CheckFigure(row);
        if (!pack.AreWhole("scheme_templates", "scheme_template_figures")) return;
        var generic = pack.Rows("scheme_templates").ToList();
        if (generic.Count > 0 && AssumptionsReader.DecidedIn(pack.Plan) is null)
            pack.ReportPlan("delivery.decided_in", "The pack has templates of schemes and does not say when they are decided.",
                "Add delivery.decided_in to the plan, such as the present academic year.");
        foreach (var row in generic)
        {
            var template = TemplateFigures.Of(row, pack.Tables["scheme_template_figures"]);
            CheckLabel(row);
            CheckPlaces(template);
            foreach (var figure in TemplateFigures.Required.Concat(template.Kind == SchemeKind.Expansion
                ? [] : TemplateFigures.OfNewProviders).Where(figure => !template.Rows.ContainsKey(figure)))
                row.Report("template_id", $"The template {template.Id} has no figure {figure}.", "Add a row to scheme_template_figures.");
            if (template.Kind != SchemeKind.Expansion) CheckNewProvider(template);
            else if (row.Find<NeedSet>("needs") is not null || template.Phases.Any())
                row.Report("needs", $"The template {template.Id} expands schools, whose needs and phases hold.",
                    "Leave needs and year groups empty, and give places in one figure.");
        }
    }

    private static void CheckFigure(TableRow row)
    {
        var (figure, value) = (row.Get<string>("figure"), row.Number("value"));
        if (TemplateFigures.WholeNumbers.TryGetValue(figure, out var least)
            && (value < least || value > 100 || value != Math.Truncate(value)))
            row.Report("value", $"The figure {figure} of {row.Get<string>("template_id")} is no whole number from {least} to 100.",
                "Correct it.");
        if (figure == "minimum_roll_share" && value > 1.0)
            row.Report("value", $"The minimum roll of {row.Get<string>("template_id")} is more than all of its places.",
                "Give a share of its places, such as 0.6.");
        if (row.Find<double>("low") is { } low && low > value)
            row.Report("low", string.Create(CultureInfo.InvariantCulture, $"The low of {figure} of {row.Get<string>("template_id")} lies "
                + $"above the value {value}."), "Give a low no larger than the value.");
        if (row.Find<double>("high") is { } high && high < value)
            row.Report("high", string.Create(CultureInfo.InvariantCulture, $"The high of {figure} of {row.Get<string>("template_id")} lies "
                + $"below the value {value}."), "Give a high no smaller than the value.");
    }

    private static void CheckLabel(TableRow row)
    {
        if (!row.Get<string>("label").Contains("{site}", StringComparison.Ordinal))
            row.Report("label", "The label has no {site}, so that all of its schemes would have one name.",
                "Write it as in: New special school near {site}.");
        if (row.Get<ProvisionType>("provision_type") is not (ProvisionType.SpecialSchool or ProvisionType.ResourceBase))
            row.Report("provision_type", "Only special schools and resource bases are built from templates.",
                "Write special_school or resource_base.");
    }

    private static void CheckPlaces(TemplateFigures template)
    {
        if (template.Phases.Any() && template.Find("places") is not null)
            template.Rows["places"].Report("figure", $"The template {template.Id} gives places for any phase and places by phase.",
                "Keep one of the two.");
        else if (!(template.AllPlaces > 0.0))
            template.Row.Report("template_id", $"The template {template.Id} has no places.",
                "Add the figure places, or primary_places, secondary_places and post_sixteen_places.");
        if (template.Find("minimum_roll_share") is not null && template.Find("viable_from_year") is null)
            template.Row.Report("template_id", $"The template {template.Id} has a minimum roll and no year from which it holds.",
                "Add the figure viable_from_year.");
    }

    private static void CheckNewProvider(TemplateFigures template)
    {
        var row = template.Row;
        if (row.Find<NeedSet>("needs") is null)
            row.Report("needs", $"The template {template.Id} does not say which needs it accepts.",
                "Give them, joined by semicolons, or *.");
        if (row.Find<YearGroup>("lowest_year_group") is not { } lowest || row.Find<YearGroup>("highest_year_group") is not { } highest)
        {
            row.Report("lowest_year_group", $"The template {template.Id} does not say which year groups it teaches.",
                "Give lowest_year_group and highest_year_group.");
            return;
        }

        foreach (var (phase, figure) in TemplateFigures.ByPhase.Where(pair => template.Find(pair.Figure) is > 0.0))
        {
            var end = phase switch { Phase.Primary => 6, Phase.Secondary => 11, _ => 13 };
            if (lowest.Value > end || highest.Value < end)
                template.Rows[figure].Report("figure", $"The template {template.Id} has {figure} and does not teach Year {end}, "
                    + "to which they are given.", "Widen its year groups, or delete the row.");
        }

        if (lowest.Value > highest.Value || !new[] { 6, 11, 13 }.Any(end => lowest.Value <= end && end <= highest.Value))
            row.Report("highest_year_group", $"The template {template.Id} teaches no phase to its end, so nobody can be given its places.",
                "Places are given to Year 6, Year 11 or Year 13.");
    }
}
