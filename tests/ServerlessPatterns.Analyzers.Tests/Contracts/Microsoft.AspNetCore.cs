using System;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.AspNetCore.Mvc
{
    public interface IActionResult { }
    public class ActionResult : IActionResult { }
    public class ActionResult<T> { public static implicit operator ActionResult<T>(T value) => null; public static implicit operator ActionResult<T>(ActionResult result) => null; }
    public abstract class ControllerBase
    {
        public System.Security.Claims.ClaimsPrincipal User => null;
        public ActionResult Ok(object value) => null;
        public ActionResult NotFound() => null;
        public ActionResult NoContent() => null;
        public ActionResult BadRequest() => null;
        public ActionResult Created(string uri, object value) => null;
        public ActionResult Forbid() => null;
    }

    public class ApiControllerAttribute : Attribute { }
    public class RouteAttribute : Attribute { public RouteAttribute(string template) { } }
    public class HttpGetAttribute : Routing.HttpMethodAttribute { public HttpGetAttribute(string template = null) { } }
    public class HttpPostAttribute : Routing.HttpMethodAttribute { public HttpPostAttribute(string template = null) { } }
    public class HttpDeleteAttribute : Routing.HttpMethodAttribute { public HttpDeleteAttribute(string template = null) { } }
}

namespace Microsoft.AspNetCore.Mvc.Routing
{
    public abstract class HttpMethodAttribute : Attribute { }
}

namespace Microsoft.AspNetCore.Authorization
{
    public class AuthorizeAttribute : Attribute { public AuthorizeAttribute() { } public AuthorizeAttribute(string policy) { } public string Roles { get; set; } }
}

namespace Microsoft.AspNetCore.OutputCaching
{
    public class OutputCacheAttribute : Attribute { }
}

namespace Microsoft.AspNetCore.Http
{
    public interface IResult { }
    public static class Results
    {
        public static IResult Ok(object value = null) => null;
        public static IResult NotFound() => null;
        public static IResult NoContent() => null;
        public static IResult Created(string uri, object value) => null;
    }
}

namespace Microsoft.AspNetCore.Builder
{
    public interface IEndpointConventionBuilder { }
    public class RouteHandlerBuilder : IEndpointConventionBuilder { }
    public class WebApplication : Routing.IEndpointRouteBuilder { }
    public static class EndpointRouteBuilderExtensions
    {
        public static RouteHandlerBuilder MapGet(this Routing.IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => null;
        public static RouteHandlerBuilder MapPost(this Routing.IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => null;
        public static RouteHandlerBuilder MapPut(this Routing.IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => null;
        public static RouteHandlerBuilder MapDelete(this Routing.IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => null;
    }

    public static class ConventionExtensions
    {
        public static T RequireAuthorization<T>(this T builder, params string[] policies) where T : IEndpointConventionBuilder => builder;
        public static T WithName<T>(this T builder, string name) where T : IEndpointConventionBuilder => builder;
        public static T AddEndpointFilter<T>(this T builder, object filter) where T : IEndpointConventionBuilder => builder;
    }
}

namespace Microsoft.AspNetCore.Routing
{
    public interface IEndpointRouteBuilder { }
}
