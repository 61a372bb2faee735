import { viteBundler } from '@vuepress/bundler-vite'
import { defineUserConfig } from 'vuepress'
import { hopeTheme } from 'vuepress-theme-hope'
import { indexer } from './indexer/indexer.js'

export default defineUserConfig({
  title: '演示',
  lang: 'zh-CN',
  base: '/blog/',
  bundler: viteBundler(),
  theme: hopeTheme({ plugins: { icon: false } }),
  plugins: [indexer()],
})
