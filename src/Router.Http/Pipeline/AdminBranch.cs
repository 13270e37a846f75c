using LlmRouter.Http.Auth;
using LlmRouter.Http.Endpoints.Admin;

namespace LlmRouter.Http.Pipeline;

/// <summary>
/// What operators ask, on a pipeline of its own: pages of other origins are not invited, no client's key counts, and a path of it that
/// is not configured is as unknown as any. It is open while the router drains: that is when an operator wants to see what still runs.
/// </summary>
internal static class AdminBranch
{
    public static void Use(WebApplication app)
    {
        var gate = app.Services.GetRequiredService<AdminGate>();
        // Not a branch of the application's own builder: that would put these routes among everybody's.
        var branch = new ApplicationBuilder(app.Services);
        branch.UseRouting();
        branch.UseEndpoints(AdminRoutes.Map);
        var admin = branch.Build();
        app.Use((context, next) => gate.Admits(context) ? admin(context) : next(context));
    }
}
