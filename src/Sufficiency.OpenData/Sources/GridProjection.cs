using NetTopologySuite.Geometries;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Sufficiency.OpenData.Sources;

/// <summary>British National Grid (EPSG:27700) to longitude and latitude (WGS84), good to about 5 m.</summary>
internal static class GridProjection
{
    /// <summary>EPSG:27700 with the seven-parameter Helmert shift of EPSG:1314 (Ordnance Survey, A guide to
    /// coordinate systems in Great Britain).</summary>
    private const string BritishNationalGrid = """
        PROJCS["OSGB36 / British National Grid",GEOGCS["OSGB36",DATUM["OSGB_1936",SPHEROID["Airy 1830",6377563.396,299.3249646],
        TOWGS84[446.448,-125.157,542.06,0.1502,0.247,0.8421,-20.4894]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],
        PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",49],PARAMETER["central_meridian",-2],
        PARAMETER["scale_factor",0.9996012717],PARAMETER["false_easting",400000],PARAMETER["false_northing",-100000],UNIT["metre",1]]
        """;

    private static readonly MathTransform ToGeographic = CreateTransform();

    /// <summary>Longitude and latitude of a grid point.</summary>
    public static Point ToLongitudeLatitude(double easting, double northing)
    {
        var (longitude, latitude) = ToGeographic.Transform(easting, northing);
        return new Point(longitude, latitude) { SRID = 4326 };
    }

    private static MathTransform CreateTransform()
    {
        var grid = new CoordinateSystemFactory().CreateFromWkt(BritishNationalGrid.ReplaceLineEndings(""));
        return new CoordinateTransformationFactory().CreateFromCoordinateSystems(grid, GeographicCoordinateSystem.WGS84).MathTransform;
    }
}
