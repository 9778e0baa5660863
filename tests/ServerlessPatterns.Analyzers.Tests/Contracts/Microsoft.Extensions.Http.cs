using System;
using System.Net.Http;

namespace Microsoft.Extensions.DependencyInjection
{
    public interface IServiceCollection { }

    public interface IHttpClientBuilder { IHttpClientBuilder Configure(Action<HttpClient> configure); }

    public static class HttpClientFactoryServiceCollectionExtensions
    {
        public static IHttpClientBuilder AddHttpClient<TClient>(this IServiceCollection services, Action<HttpClient> configure = null) => null;
        public static IHttpClientBuilder AddHttpClient<TClient, TImplementation>(this IServiceCollection services, Action<HttpClient> configure = null) where TImplementation : TClient => null;
        public static IHttpClientBuilder AddRefitClient<TClient>(this IServiceCollection services) => null;
        public static IServiceCollection AddScoped<TClient, TImplementation>(this IServiceCollection services) where TImplementation : TClient => null;
    }
}
