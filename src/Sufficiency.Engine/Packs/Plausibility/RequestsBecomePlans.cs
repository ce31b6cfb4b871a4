using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>Requests, assessments and new plans of all ages follow each other as they do elsewhere.</summary>
internal sealed class RequestsBecomePlans : IPlausibilityCheck
{
    /// <inheritdoc />
    public void Look(JudgedPack pack)
    {
        foreach (var row in pack.Pack.Rows("requests").Where(row => row.Get<string>("age_band") == RequestCount.AllAges))
        {
            Judge(pack, "requests_per_new_plan", row, "requests");
            Judge(pack, "assessments_per_new_plan", row, "assessments");
        }
    }

    private static void Judge(JudgedPack pack, string check, TableRow row, string column)
    {
        if (row.Find<double>(column) is { } count && row.Find<double>("new_plans") is { } plans and > 0.0)
            pack.Judge(check, count / plans, row, column);
    }
}
