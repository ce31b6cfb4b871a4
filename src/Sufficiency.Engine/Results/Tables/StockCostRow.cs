namespace Sufficiency.Engine.Results.Tables;

/// <summary>Yearly cost of a plan the model does not place.</summary>
internal sealed record StockCostRow(string Setting, string Phase, double PerPupilYearGbp);
