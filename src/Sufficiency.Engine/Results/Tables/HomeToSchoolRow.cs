namespace Sufficiency.Engine.Results.Tables;

/// <summary>Pupils of a town on roll at a school in a phase and year.</summary>
/// <param name="TownName">The town.</param>
/// <param name="ProviderId">The school.</param>
/// <param name="AcademicYear">The year, the base year too.</param>
/// <param name="Phase">The phase.</param>
/// <param name="RollInitial">Pupils of the base roll, by assumed homes.</param>
/// <param name="RollPlaced">Pupils whom the plan placed.</param>
internal sealed record HomeToSchoolRow(string TownName, string ProviderId, int AcademicYear, string Phase, double RollInitial,
    double RollPlaced);
