using LlmRouter.Http.Auth;

namespace LlmRouter.Http.Endpoints.Admin;

/// <summary>Every path that is for operators.</summary>
internal static class AdminRoutes
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var streams = routes.ServiceProvider.GetRequiredService<StreamsEndpoint>();
        routes.MapMethods(AdminGate.Prefix + "/streams", GetAndHead, streams.ListAsync);
        routes.MapMethods(AdminGate.Prefix + "/engine", GetAndHead, routes.ServiceProvider.GetRequiredService<EngineEndpoint>().ShowAsync);
        routes.MapDelete(AdminGate.Prefix + $"/streams/{{{StreamsEndpoint.IdParameter}}}", streams.EndAsync);
    }
}
