const { parseFrontMatter } = require('./src/indexer/indexer.cjs')

module.exports = {
  title: '演示',
  url: 'https://example.org',
  baseUrl: '/blog/',
  i18n: { defaultLocale: 'zh-CN', locales: ['zh-CN'] },
  markdown: { format: 'detect', parseFrontMatter },
  plugins: ['./src/indexer/indexer.cjs'],
  themeConfig: { colorMode: { respectPrefersColorScheme: true } },
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: { routeBasePath: 'posts', onUntruncatedBlogPosts: 'ignore' } }]],
}
