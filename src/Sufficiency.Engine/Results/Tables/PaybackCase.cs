namespace Sufficiency.Engine.Results.Tables;

/// <summary>The year from which a plan has cost less in all than do-minimum, capital counted when it is spent.</summary>
/// <param name="Case">central, best or worst.</param>
/// <param name="FeeFactor">Factor on fees of further places bought.</param>
/// <param name="PackageFactor">Factor on packages for one pupil.</param>
/// <param name="CapitalFactor">Factor on the capital of schemes.</param>
/// <param name="PaybackYear">Null where it does not come within the planned years.</param>
/// <param name="SavingGbp">Saved over the planned years, capital counted when it is spent; negative where it costs more.</param>
public sealed record PaybackCase(string Case, double FeeFactor, double PackageFactor, double CapitalFactor, int? PaybackYear,
    double SavingGbp);
