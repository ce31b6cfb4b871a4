namespace Sufficiency.Engine.Results.Tables;

/// <summary>Share that comes to hold no school place.</summary>
internal sealed record NoSchoolPlaceRow(int YearGroup, double Share);
